const { influxdb: [endpoint] } = JSON.parse(atob(process.env.PLATFORM_RELATIONSHIPS));
const {
  user, // expect: NFX201
  bucket: name, // expect: NFX202
  host,
} = endpoint;
console.log(user, name, host);
