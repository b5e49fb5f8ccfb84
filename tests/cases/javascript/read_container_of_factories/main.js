class Container {
  constructor() {
    this.factories = new Map();
    this.made = {};
  }

  register(name, factory) {
    this.factories.set(name, factory);
    return this;
  }

  get(name) {
    return (this.made[name] = this.made[name] || this.factories.get(name)(this));
  }
}

const container = new Container()
  .register('relationships', () => JSON.parse(Buffer.from(process.env.PLATFORM_RELATIONSHIPS, 'base64').toString()))
  .register('influx', (c) => c.get('relationships').influxdb[0])
  .register('database', (c) => c.get('relationships').database[0])
  .register('options', (c) => ({ host: c.get('influx').host, token: c.get('influx').api_token })) // expect: NFX202
  .register('client', (c) => c.get('options').host + c.get('options').token);
console.log(container.get('client'), typeof container.get('database').user);
