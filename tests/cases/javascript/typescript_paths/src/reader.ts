import { influx } from '@app/services/influx';
export default influx();
