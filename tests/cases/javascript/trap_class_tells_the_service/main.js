class Endpoint {
  constructor(held) {
    this.held = held;
  }
}

class Points extends Endpoint {}

class Rows extends Endpoint {}

function label(endpoint) {
  if (endpoint instanceof Rows) {
    return endpoint.held.user;
  }
  return endpoint.held.host;
}

const place = (endpoint) => (endpoint instanceof Points ? endpoint.held.host : endpoint.held.user);

const relationships = JSON.parse(Buffer.from(process.env.PLATFORM_RELATIONSHIPS, "base64").toString());
for (const each of [new Points(relationships.influxdb[0]), new Rows(relationships.database[0])]) {
  console.log(label(each), place(each));
}
