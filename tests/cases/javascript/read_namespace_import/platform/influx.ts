export const influx = () => JSON.parse(atob(process.env.PLATFORM_RELATIONSHIPS!)).influxdb[0];
