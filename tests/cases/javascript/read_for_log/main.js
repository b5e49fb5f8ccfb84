const log = { info: (...parts) => console.log(...parts) };
const ep = JSON.parse(Buffer.from(process.env.PLATFORM_RELATIONSHIPS, 'base64').toString()).influxdb[0];
log.info('user=%s', ep.user); // expect: NFX201
log.info({ influx: { ...ep, password: '***' } }.influx.bucket); // expect: NFX202
log.info(`${ep['org']}`.toUpperCase()); // expect: NFX202
