interface Service { user?: string; host: string }
function pick(service: Service, key: 'user'): string | undefined;
function pick(service: Service, key: 'host'): string;
function pick(service: Service, key: keyof Service): string | undefined {
  return service[key];
}
const relationships: Record<string, Service[]> = JSON.parse(atob(process.env.PLATFORM_RELATIONSHIPS!));
console.log(pick(relationships.influxdb[0], 'host'), pick(relationships.database[0], 'user'));
