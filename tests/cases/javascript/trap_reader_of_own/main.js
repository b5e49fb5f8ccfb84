function config() {
  return { credentials: () => ({ user: 'own', bucket: 'own' }) };
}
const platform = require('platformsh-config').config();
console.log(config().credentials('influxdb').user, platform.credentials('influxdb').host);
