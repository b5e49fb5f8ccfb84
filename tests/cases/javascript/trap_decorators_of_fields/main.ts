const relationships = JSON.parse(Buffer.from(process.env.PLATFORM_RELATIONSHIPS!, 'base64').toString());

function From(name: string, key: string): PropertyDecorator {
  return (target, property) => {
    Object.defineProperty(target, property, { get: () => relationships[name][0][key] });
  };
}

const Column = (column: string): PropertyDecorator => (target: any, property) => {
  (target.constructor.columns ??= {})[property] = column;
};

class Account {
  static columns: Record<string, string>;
  @From('influxdb', 'host') readonly host!: string;
  @From('database', 'user') readonly user!: string;
  @Column('org') org = 'acme';
}

const account = new Account();
console.log(account.host, account.user, account.org, Account.columns.org);
