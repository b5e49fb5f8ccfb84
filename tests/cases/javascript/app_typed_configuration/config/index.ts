import { load } from './load';
const endpoint = load<{ host: string; port: number; bucket: string; org: string; api_token: string }>('influxdb');
export default {
  influx: {
    url: `http://${endpoint?.host}:${endpoint?.port}`,
    bucket: endpoint?.bucket ?? 'local', // expect: NFX202
    org: endpoint?.org ?? 'local', // expect: NFX202
    token: endpoint?.api_token, // expect: NFX202
  },
} as const;
