import { Injectable } from './fake';
type Rels = { [name: string]: Array<Record<string, any>> };
export abstract class BaseProvider {
  protected abstract readonly relationship: string;
  private _rels?: Rels;
  protected get rels(): Rels {
    return (this._rels ??= JSON.parse(Buffer.from(process.env.PLATFORM_RELATIONSHIPS!, 'base64').toString()) as Rels);
  }
  protected first() { return this.rels[this.relationship]![0]!; }
}
@Injectable()
export class InfluxProvider extends BaseProvider {
  protected readonly relationship = 'influxdb';
  options() {
    const e = this.first();
    return { url: `http://${e.host}`, token: e.api_token as string, org: e.org! }; // expect: NFX202 NFX202
  }
}
console.log(JSON.stringify(new InfluxProvider().options()));
