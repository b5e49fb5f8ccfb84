interface Credentials {
  user: string;
  bucket: string;
}
type Part = Pick<Credentials, 'user' | 'bucket'>;
const endpoint: Credentials & { host: string } = JSON.parse(atob(process.env.PLATFORM_RELATIONSHIPS!)).influxdb[0];
declare const unused: Part['user'];
console.log(endpoint.host);
