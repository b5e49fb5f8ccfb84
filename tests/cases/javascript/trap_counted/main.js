const relationships = JSON.parse(Buffer.from(process.env.PLATFORM_RELATIONSHIPS, 'base64').toString());
const members = process.env.MEMBERS ? JSON.parse(process.env.MEMBERS) : [{ user: 'eve', bucket: 'own' }];
const queue = (members ?? []).map((one) => ({ ...one, org: 'acme' }));
let next = 0;
while (next < queue.length) {
  const { user, org, bucket } = queue[next++];
  console.log(user, org, bucket);
}
class Service {
  constructor(all) {
    [this.endpoint] = all[this.constructor.relationship] ?? [];
  }
}
class Database extends Service {
  static relationship = 'database';
  show() {
    return [this.endpoint.username, this.endpoint.org];
  }
}
console.log(new Database(relationships).show(), (relationships.influxdb ?? []).map(({ host }) => host).length);
