var Config = function (env) {
  this.env = env || process.env;
};
Config.prototype.relationships = function () {
  return JSON.parse(Buffer.from(this.env.PLATFORM_RELATIONSHIPS, 'base64').toString());
};

function Reader(config) {
  this.all = config.relationships();
}
Reader.prototype = {
  constructor: Reader,
  influx: function (done) {
    for (var name in this.all) {
      if (this.all.hasOwnProperty(name) && name === 'influxdb') return done(null, this.all[name][0]);
    }
    return done(new Error('none'));
  },
  count() {
    return Object.keys(this.all).length;
  },
};

var reader = new Reader(new Config());
reader.influx(function (error, endpoint) {
  if (error) throw error;
  console.log(reader.count(), endpoint.user, endpoint.bucket); // expect: NFX201 NFX202
});
