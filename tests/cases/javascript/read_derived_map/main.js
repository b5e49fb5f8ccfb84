class Settings extends Map {
  need(key) {
    if (!this.has(key)) throw new Error(`${key} is missing`);
    return this.get(key);
  }
}
const relationships = JSON.parse(Buffer.from(process.env.PLATFORM_RELATIONSHIPS, 'base64').toString());
const settings = new Settings(Object.entries(relationships.influxdb[0]));
const others = new Settings(Object.entries(relationships.database[0]));
console.log(settings.get('host'), settings.get('user'), others.get('user'), others.need('path')); // expect: NFX201
