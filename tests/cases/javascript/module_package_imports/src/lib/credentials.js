export const credentials = JSON.parse(atob(process.env.PLATFORM_RELATIONSHIPS)).influxdb[0];
