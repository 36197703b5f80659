from reachout.cli.main import main

main()
