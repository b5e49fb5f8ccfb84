const auth = { credentials: (name) => ({ user: name, bucket: 'b' }) };
const config = { influxdb: [{ user: 'me', org: 'acme' }] };
console.log(auth.credentials('influxdb').user, auth.credentials('influxdb').bucket, config.influxdb[0].org);
