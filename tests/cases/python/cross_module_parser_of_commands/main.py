from cli import options

options.run(options)
