export namespace Platform {
  export const name = 'influxdb';
}
export const influx = () => JSON.parse(atob(process.env.PLATFORM_RELATIONSHIPS as string))[Platform.name][0];
