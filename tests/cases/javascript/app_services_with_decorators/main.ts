import { InfluxService } from './influx/influx.service';
import { PlatformConfig } from './platform.config';
const service = new InfluxService(new PlatformConfig(process.env));
service.onModuleInit().then(() => console.log(service.status(), service.write('cpu')));
