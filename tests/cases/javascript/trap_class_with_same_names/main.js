class Influx {
  constructor(endpoint) {
    this.host = endpoint.host;
    this.user = 'reader';
    this.org = process.env.ORG || 'acme';
  }
  describe() {
    const { user, org } = this;
    return `${user}@${this.host}/${org}`;
  }
}
const { influxdb: [endpoint] } = JSON.parse(Buffer.from(process.env.PLATFORM_RELATIONSHIPS, 'base64').toString());
console.log(new Influx(endpoint).describe(), new Influx(endpoint).user);
