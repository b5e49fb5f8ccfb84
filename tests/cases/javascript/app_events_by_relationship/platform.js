const { EventEmitter } = require('node:events');

class Platform extends EventEmitter {
  connect() {
    const relationships = JSON.parse(Buffer.from(process.env.PLATFORM_RELATIONSHIPS, 'base64').toString());
    for (const name of Object.keys(relationships)) {
      this.emit(`service:${name}`, name, relationships[name][0]);
    }
    this.emit('ready', { user: 'platform', org: 'acme' });
  }
}
module.exports = Platform;
