const decode = (name) => JSON.parse(Buffer.from(process.env[name], 'base64').toString());
const service = (relationship, index = 0) => decode('PLATFORM_RELATIONSHIPS')[relationship][index];
console.log(service('influxdb').user); // expect: NFX201
console.log(service('database').user);
