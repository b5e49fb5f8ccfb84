class Access {
  static readonly user = 'static';
  static bucket = () => Access.user;
  readonly org = 'field';
}
const host: string = JSON.parse(atob(process.env.PLATFORM_RELATIONSHIPS!)).influxdb[0].host;
console.log(Access.user, Access.bucket(), new Access().org, host);
