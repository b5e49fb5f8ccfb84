class Platform {
  static #instance;

  static get instance() {
    return (Platform.#instance ??= new Platform(process.env));
  }

  static get names() {
    return Object.keys(Platform.instance.relationships);
  }

  constructor(env) {
    this.relationships = JSON.parse(Buffer.from(env.PLATFORM_RELATIONSHIPS, 'base64').toString());
  }

  get influx() {
    return this.relationships.influxdb[0];
  }
}

const { influx } = Platform.instance;
console.log(Platform.names.length, influx.user); // expect: NFX201
console.log(Platform.instance.influx.bucket); // expect: NFX202
