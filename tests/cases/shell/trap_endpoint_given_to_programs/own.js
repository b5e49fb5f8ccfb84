const settings = JSON.parse(require('fs').readFileSync('/dev/stdin', 'utf8'));
console.log(settings.org);
