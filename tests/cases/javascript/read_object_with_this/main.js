const influx = {
  load() {
    this.endpoint = JSON.parse(Buffer.from(process.env.PLATFORM_RELATIONSHIPS, 'base64').toString()).influxdb[0];
    return this;
  },
  user: function () {
    return this.endpoint.user; // expect: NFX201
  },
};
console.log(influx.load().user());
