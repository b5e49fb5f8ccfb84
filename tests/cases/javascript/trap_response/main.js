const endpoint = JSON.parse(Buffer.from(process.env.PLATFORM_RELATIONSHIPS, 'base64').toString()).influxdb[0];
const answer = JSON.parse(`{"user": "x", "org": "${endpoint.host}"}`);
console.log(answer.user, answer.org);
