const rels = JSON.parse(Buffer.from(process.env.PLATFORM_RELATIONSHIPS, 'base64').toString());
class Session { constructor(user) { this.user = user; this.org = { bucket: 'x' }; } }
const sessions = new Map([['a', new Session('me')]]);
for (const session of sessions.values()) console.log(session.user, session.org.bucket);
const rows = [{ user: 'u', bucket: rels.influxdb[0].host }].map((row) => ({ ...row, org: 'o' }));
console.log(rows[0].user, rows[0].bucket, rows[0].org);
const request = { query: { bucket: 'q', org: 'o' }, user: { name: 'x' } };
console.log(request.query.bucket, request.user.name);
