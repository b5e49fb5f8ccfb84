class Settings {
  constructor(data) { this.data = data; }
  toJSON() { return { user: this.data.host, org: "none" }; }
}

const relationships = JSON.parse(Buffer.from(process.env.PLATFORM_RELATIONSHIPS, "base64").toString());
const copy = JSON.parse(JSON.stringify(new Settings(relationships.influxdb[0])));
console.log(copy.user, copy.org);
