class Service {
  constructor(name) { this.name = name; this.endpoint = Service.lookup(name); }
  static lookup(name) {
    Service.cache = Service.cache || JSON.parse(Buffer.from(process.env.PLATFORM_RELATIONSHIPS, 'base64').toString());
    return Service.cache[name][0];
  }
  login() { return `${this.endpoint.username}`; }
}
class Influx extends Service {
  constructor() { super('influxdb'); }
  login() { return this.endpoint.user; } // expect: NFX201
}
class Sql extends Service {
  constructor() { super('database'); }
  login() { return this.endpoint.user; }
}
console.log([new Influx(), new Sql()].map((each) => each.login()).join());
