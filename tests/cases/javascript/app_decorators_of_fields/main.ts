import { Settings } from './src/settings';

const settings = new Settings();
console.log(settings.host, settings.admin, settings.bucket, settings.user, settings.org);
