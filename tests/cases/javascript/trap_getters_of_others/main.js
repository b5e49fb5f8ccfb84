const relationships = JSON.parse(Buffer.from(process.env.PLATFORM_RELATIONSHIPS, 'base64').toString());
const settings = {
  user: 'app',
  get org() {
    return this.user + '-org';
  },
  get bucket() {
    return relationships.database[0].path ?? 'none';
  },
};
class Registry {
  static #only;
  static get only() {
    return (Registry.#only ??= new Registry({ user: 'me', bucket: 'own' }));
  }
  constructor(values) {
    this.values = values;
  }
}
var Account = function (user) {
  this.user = user;
};
Account.prototype.label = function () {
  return this.user + '@' + relationships.influxdb[0].host;
};
const proxy = new Proxy({ org: 'own' }, { get: (target, key) => target[key] ?? relationships.influxdb[0].host });
console.log(settings.org, settings.bucket, Registry.only.values.user, new Account('x').label(), proxy.org, proxy.user);
