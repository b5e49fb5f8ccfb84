const endpoint = JSON.parse(Buffer.from(process.env.PLATFORM_RELATIONSHIPS, 'base64').toString()).influxdb[0];
export default endpoint;
export const { user } = endpoint; // expect: NFX201
export function bucket() {
  return endpoint.bucket; // expect: NFX202
}
export { endpoint as renamed };
