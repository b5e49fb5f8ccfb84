abstract class Repository<T extends { user: string }> {
  protected constructor(protected readonly rows: T[]) {}
  get users(): string[] {
    return this.rows.map((row) => row.user);
  }
}
class Accounts extends Repository<{ user: string; bucket: string }> {
  constructor(host: string) {
    super([{ user: host, bucket: 'b' }]);
  }
  buckets = () => this.rows.map(({ bucket }) => bucket);
}
const accounts = new Accounts(JSON.parse(atob(process.env.PLATFORM_RELATIONSHIPS!)).influxdb[0].host);
console.log(accounts.users.join(), accounts.buckets().join());
