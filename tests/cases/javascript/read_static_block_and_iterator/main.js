class Services {
  static all;
  static {
    this.all = JSON.parse(Buffer.from(process.env.PLATFORM_RELATIONSHIPS, 'base64').toString());
  }

  static first(name) {
    return Services.all[name][0];
  }

  *[Symbol.iterator]() {
    for (const name in Services.all) yield Services.all[name][0];
  }
}

const app = {};
Object.defineProperty(app, 'influx', { enumerable: true, get: () => Services.first('influxdb') });
Object.defineProperty(app, 'user', { value: 'app' });
console.log(Services.first('influxdb').org, app.influx.user, app.user); // expect: NFX202 NFX201
for (const endpoint of new Services()) {
  if (endpoint.rel === 'influxdb') console.log(endpoint.bucket); // expect: NFX202
}
