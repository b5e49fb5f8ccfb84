enum Keys {
  User = 'user',
  Bucket = 'bucket',
}
class Influx {
  constructor(private readonly endpoint: Record<string, string>, public label?: string) {}
  get<K extends string>(key: K): string;
  get(key: string): string {
    return this.endpoint[key];
  }
  user(): string {
    return this.endpoint.user; // expect: NFX201
  }
  bucket(): string {
    return this.endpoint[Keys.Bucket]; // expect: NFX202
  }
}
const made = new Influx(JSON.parse(atob(process.env.PLATFORM_RELATIONSHIPS!)).influxdb[0]);
console.log(made.user(), made.bucket());
console.log(made.get('org')); // expect: NFX202
