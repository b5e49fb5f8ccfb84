export interface Endpoint { host: string; port: number; user?: string; bucket?: string; org?: string }
export class PlatformConfig {
  private readonly relationships: Record<string, Endpoint[]>;
  constructor(env: NodeJS.ProcessEnv) {
    this.relationships = JSON.parse(Buffer.from(env.PLATFORM_RELATIONSHIPS ?? 'e30=', 'base64').toString());
  }
  endpoint(name: string): Endpoint {
    const [first] = this.relationships[name] ?? [];
    if (!first) { throw new Error(`no relationship ${name}`); }
    return first;
  }
}
