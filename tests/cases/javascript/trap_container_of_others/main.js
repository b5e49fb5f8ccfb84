class Container {
  constructor() {
    this.factories = {};
  }

  set(name, factory) {
    this.factories[name] = factory;
    return this;
  }

  get(name) {
    return this.factories[name](this);
  }
}

const container = new Container()
  .set('relationships', () => JSON.parse(Buffer.from(process.env.PLATFORM_RELATIONSHIPS, 'base64').toString()))
  .set('host', (c) => c.get('relationships').influxdb[0].host)
  .set('influx', (c) => ({ host: c.get('host'), user: 'app', bucket: 'own' }))
  .set('database', (c) => c.get('relationships').database[0])
  .set('label', (c) => c.get('influx').user + c.get('influx').bucket + typeof c.get('database').user);
console.log(container.get('label'));
