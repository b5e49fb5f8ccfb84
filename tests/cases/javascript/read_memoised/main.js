const memo = (make) => { let held; return () => (held ??= make()); };
const relationships = memo(() => JSON.parse(Buffer.from(process.env.PLATFORM_RELATIONSHIPS, 'base64').toString()));
const influx = memo(() => relationships().influxdb[0]);
console.log(influx().user); // expect: NFX201
console.log(influx().host, relationships().database[0].user);
