import { env } from 'node:process';
import { Buffer } from 'node:buffer';
const decode = (text) => JSON.parse(Buffer.from(text, 'base64'));
export class Influx {
  #credentials;
  constructor(credentials) {
    this.#credentials = credentials;
    this.options = { bucket: credentials.bucket }; // expect: NFX202
  }
  static fromEnvironment(relationship = 'influxdb') {
    return new this(decode(env.PLATFORM_RELATIONSHIPS)[relationship][0]);
  }
  async query(text) {
    const { org } = this.#credentials; // expect: NFX202
    return { text, org };
  }
  toString() {
    const { user, password } = this.#credentials; // expect: NFX201
    return user + ':' + password;
  }
}
