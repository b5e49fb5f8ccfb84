const { EventEmitter } = require('node:events');
const { WithInflux } = require('./lib/mixins');

class Collector extends WithInflux(EventEmitter) {
  start() {
    this.emit('start', this.influx);
    return this;
  }
}
const c = new Collector();
c.on('start', ({ org, bucket, ...ep }) => console.log(org, bucket, ep.user)); // expect: NFX202 NFX202 NFX201
c.start();
