const relationships = JSON.parse(Buffer.from(process.env.PLATFORM_RELATIONSHIPS, 'base64').toString());
class Services {
  static settings;
  static {
    this.settings = { user: 'app', bucket: 'own', host: relationships.influxdb[0].host };
  }

  *[Symbol.iterator]() {
    for (const name in relationships) if (name !== 'influxdb') yield relationships[name][0];
    yield Services.settings;
  }
}

const app = {};
Object.defineProperty(app, 'org', { get: () => Services.settings.user });
Object.defineProperty(app, 'user', { value: 'app' });
console.log(Services.settings.bucket, app.org, app.user);
for (const endpoint of new Services()) console.log(typeof endpoint.user, typeof endpoint.host);
