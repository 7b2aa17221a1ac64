from briefings import loading


def test_whatever_the_number_of_batches_all_come_in_their_order():
    for count in (0, 1, 3, 4, 9):
        batches = [str(number) for number in range(count)]

        made = list(loading.ahead(int, batches))

        assert made == list(range(count))
