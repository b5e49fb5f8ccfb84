const relationships = JSON.parse(Buffer.from(process.env.PLATFORM_RELATIONSHIPS, 'base64').toString());
class Base {
  endpoint = relationships.influxdb[0];
  url() {
    return this.endpoint.host;
  }
}
class Derived extends Base {
  label = this.endpoint.org; // expect: NFX202
  url() {
    return `${this.endpoint.user}@${super.url()}`; // expect: NFX201
  }
}
const made = new Derived();
console.log(made.url(), made.label);
