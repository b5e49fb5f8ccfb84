import { PlatformConfig, type Endpoint } from '../platform.config';
function Injectable(): ClassDecorator { return () => undefined; }
@Injectable()
export class InfluxService {
  private endpoint?: Endpoint;
  constructor(private readonly config: PlatformConfig) {}
  async onModuleInit(): Promise<void> {
    this.endpoint = this.config.endpoint('influxdb');
  }
  status(): string {
    return `${this.endpoint!.user}@${this.endpoint!.host}`; // expect: NFX201
  }
  write(measurement: string): string {
    const { bucket, org } = this.endpoint as Required<Endpoint>; // expect: NFX202 NFX202
    return [org, bucket, measurement].join('/');
  }
}
