import { decode } from './decode';
export const series = () => decode<Record<string, any[]>>('RELATIONSHIPS').influxdb[0];
export { decode as decoded } from './decode';
