class Endpoint {
  constructor(data) { this.data = data; }
  toJSON() { return this.data; }
}

class Database {
  constructor(data) { this.data = data; }
  toJSON() { return { user: this.data.username, org: "none" }; }
}

const relationships = JSON.parse(Buffer.from(process.env.PLATFORM_RELATIONSHIPS, "base64").toString());
const copy = JSON.parse(JSON.stringify(new Endpoint(relationships.influxdb[0])));
const other = JSON.parse(JSON.stringify(new Database(relationships.database[0])));
console.log(copy.host, copy.org, other.user, other.org); // expect: NFX202
