const platform = {
  raw: process.env.PLATFORM_RELATIONSHIPS,
  get all() {
    return JSON.parse(Buffer.from(this.raw, 'base64').toString());
  },
  first(name) {
    return this.all[name]?.[0] ?? null;
  },
};
const { all } = platform;
console.log(all.influxdb[0].user, platform.first('influxdb').org); // expect: NFX201 NFX202
