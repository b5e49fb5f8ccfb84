const relationships = () => JSON.parse(Buffer.from(process.env.PLATFORM_RELATIONSHIPS, 'base64').toString());
const config = {
  get influx() {
    return relationships().influxdb[0];
  },
};
console.log(config.influx.user, config.influx.org); // expect: NFX201 NFX202
