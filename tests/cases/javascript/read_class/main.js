class Store {
  #endpoint;
  static relationship = 'influxdb';
  constructor(relationships) {
    this.#endpoint = relationships[Store.relationship][0];
  }
  get user() {
    return this.#endpoint.user; // expect: NFX201
  }
  bucket() {
    return this.#endpoint.bucket; // expect: NFX202
  }
  static create() {
    return new Store(JSON.parse(Buffer.from(process.env.PLATFORM_RELATIONSHIPS, 'base64').toString()));
  }
}
const store = Store.create();
console.log(store.user, store.bucket());
