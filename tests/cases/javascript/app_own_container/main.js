const wanted = new Map();
const make = (kind) => new kind(...(wanted.get(kind) ?? []).map((each) => make(each)));

class Platform {
  constructor() {
    this.relationships = JSON.parse(Buffer.from(process.env.PLATFORM_RELATIONSHIPS, 'base64').toString());
  }
}
class Metrics {
  constructor(platform) {
    [this.endpoint] = platform.relationships.influxdb;
  }
}
class Report {
  constructor(metrics, platform) {
    Object.assign(this, { metrics, platform });
  }
  show() {
    return [this.metrics.endpoint.bucket, this.platform.relationships.database[0].username]; // expect: NFX202
  }
}
wanted.set(Metrics, [Platform]).set(Report, [Metrics, Platform]);
console.log(make(Report).show());
const listed = (process.argv[2] ? [] : make(Platform).relationships.influxdb).slice();
console.log(listed.map((each) => each.org).join()); // expect: NFX202
